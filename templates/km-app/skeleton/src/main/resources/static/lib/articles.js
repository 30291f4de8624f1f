/**
 * The articles, for pages: the only place that knows the addresses of their REST service.
 */
import { get, send } from './rest.js';

/**
 * @typedef {Object} Article
 * @property {number} id its number
 * @property {string} title what it is about
 * @property {string} text what there is to know
 * @property {string[]} tags words to find it by
 * @property {number} rating mean of its ratings, 1 to 5; 0 while there is none
 * @property {number} ratings how many ratings it has
 * @property {number} version counts its changes
 * @property {string} changedAt when it was changed last, in ISO 8601
 */

/**
 * @typedef {Object} Draft
 * @property {string} title what it is about
 * @property {string} text what there is to know
 * @property {string[]} tags words to find it by
 */

/**
 * Finds articles by words, best first; without words the ones changed last.
 *
 * @param {string} words what to look for, as in a web search: several words, "a phrase", -not
 * @param {string} tag only articles with this tag; empty for all
 * @returns {Promise<Article[]>}
 */
export function searchArticles(words = '', tag = '') {
  return get(`api/articles?${new URLSearchParams({ q: words, tag })}`);
}

/**
 * Reads one article.
 *
 * @param {number} id its number
 * @returns {Promise<Article>}
 */
export function readArticle(id) {
  return get(`api/articles/${id}`);
}

/**
 * Writes a new article.
 *
 * @param {Draft} draft what it says
 * @returns {Promise<Article>}
 */
export function createArticle(draft) {
  return send('POST', 'api/articles', draft);
}

/**
 * Changes an article. Fails with status 409 when somebody has changed it since it was read.
 *
 * @param {Article} article the article as it was read
 * @param {Draft} draft what it is to say
 * @returns {Promise<Article>}
 */
export function changeArticle(article, draft) {
  return send('PUT', `api/articles/${article.id}?version=${article.version}`, draft);
}

/**
 * Rates an article.
 *
 * @param {number} id its number
 * @param {number} stars 1 to 5
 * @returns {Promise<Article>}
 */
export function rateArticle(id, stars) {
  return send('POST', `api/articles/${id}/ratings`, { stars });
}

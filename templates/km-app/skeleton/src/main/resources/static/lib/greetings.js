/**
 * The greetings, for pages: the only place that knows the addresses of their REST service.
 */
import { get, send } from './rest.js';

/**
 * @typedef {Object} Greeting
 * @property {number} id its number
 * @property {string} name who is greeted
 * @property {string} text what is said
 * @property {string} at when, in ISO 8601
 */

/**
 * Greets somebody.
 *
 * @param {string} name who
 * @returns {Promise<Greeting>}
 */
export function greet(name) {
  return send('POST', 'api/greetings', { name });
}

/**
 * Reads the newest greetings, newest first.
 *
 * @returns {Promise<Greeting[]>}
 */
export function newestGreetings() {
  return get('api/greetings');
}

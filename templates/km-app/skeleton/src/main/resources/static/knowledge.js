import { changeArticle, createArticle, rateArticle, readArticle, searchArticles } from './lib/articles.js';

const find = (selector) => document.querySelector(selector);
const searchForm = find('#search');
const words = find('#words');
const chosenTag = find('#chosen-tag');
const results = find('#results');
const status = find('#status');
const reader = find('#reader');
const writer = find('#writer');
const draftForm = find('#draft');

let tag = '';
let open = null;

function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function button(text, className, onClick) {
  const made = element('button', text, className);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

function ratingOf(article) {
  return article.ratings === 0
    ? 'not rated yet'
    : `${article.rating.toFixed(1)} of 5 stars, ${article.ratings} ${article.ratings === 1 ? 'rating' : 'ratings'}`;
}

function tagsOf(article) {
  const tags = element('span', '', 'tags');
  tags.append(...article.tags.map((name) => button(name, 'tag', () => chooseTag(name))));
  return tags;
}

function card(article) {
  const item = element('li', '', 'card');
  const heading = element('h2', '');
  heading.append(button(article.title, 'link', () => read(article.id)));
  const text = article.text.length > 160 ? `${article.text.slice(0, 160)}…` : article.text;
  item.append(heading, element('p', text), tagsOf(article), element('small', ratingOf(article)));
  return item;
}

async function search() {
  try {
    const articles = await searchArticles(words.value, tag);
    results.replaceChildren(...articles.map(card));
    status.textContent = articles.length > 0 ? `${articles.length} found` : 'Nothing found. Write the first article on it.';
  } catch (problem) {
    status.textContent = problem.message;
  }
}

function chooseTag(name) {
  tag = name;
  chosenTag.replaceChildren();
  if (name) {
    chosenTag.append('Only with ', element('b', name), ' ', button('Show all', 'quiet', () => chooseTag('')));
  }
  showOnly(null);
  search();
}

function showOnly(section) {
  find('#browse').hidden = section !== null;
  reader.hidden = section !== reader;
  writer.hidden = section !== writer;
  section?.querySelector('h2').focus();
}

function showArticle(article) {
  open = article;
  const title = element('h2', article.title);
  title.tabIndex = -1;
  const stars = element('div', '', 'stars');
  stars.setAttribute('role', 'group');
  stars.setAttribute('aria-label', 'Rate this article');
  for (let count = 1; count <= 5; count += 1) {
    const star = button(`${count} ★`, 'quiet', () => rate(count));
    star.setAttribute('aria-label', `Rate ${count} of 5`);
    stars.append(star);
  }
  reader.replaceChildren(
    button('← All articles', 'quiet', back),
    title,
    element('p', article.text, 'text'),
    tagsOf(article),
    element('p', ratingOf(article), 'quietly'),
    stars,
    button('Edit', '', () => write(article)),
  );
  showOnly(reader);
}

async function read(id) {
  try {
    showArticle(await readArticle(id));
  } catch (problem) {
    status.textContent = problem.message;
  }
}

async function rate(stars) {
  showArticle(await rateArticle(open.id, stars));
}

function write(article) {
  open = article;
  find('#writer-title').textContent = article ? 'Edit article' : 'New article';
  draftForm.elements.title.value = article?.title ?? '';
  draftForm.elements.text.value = article?.text ?? '';
  draftForm.elements.tags.value = article?.tags.join(', ') ?? '';
  complain({});
  showOnly(writer);
  draftForm.elements.title.focus();
}

function complain(fields, message = '') {
  for (const name of ['title', 'text', 'tags']) {
    const wrong = Object.entries(fields).find(([field]) => field.startsWith(name))?.[1] ?? '';
    const error = find(`#${name}-error`);
    error.textContent = wrong;
    error.hidden = !wrong;
    draftForm.elements[name].toggleAttribute('aria-invalid', Boolean(wrong));
  }
  find('#draft-error').textContent = message;
}

function back() {
  showOnly(null);
  search();
}

searchForm.addEventListener('submit', (event) => {
  event.preventDefault();
  search();
});

draftForm.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { title, text, tags } = draftForm.elements;
  const draft = {
    title: title.value,
    text: text.value,
    tags: tags.value.split(/[\s,]+/).filter(Boolean).map((name) => name.toLowerCase()),
  };
  try {
    showArticle(open ? await changeArticle(open, draft) : await createArticle(draft));
  } catch (problem) {
    complain(problem.fields ?? {}, problem.message);
  }
});

find('#new-article').addEventListener('click', () => write(null));
find('#cancel').addEventListener('click', () => (open ? showArticle(open) : back()));
search();

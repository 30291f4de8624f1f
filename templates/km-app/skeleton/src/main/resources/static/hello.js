import { greet, newestGreetings } from './lib/greetings.js';

const form = document.querySelector('form');
const field = document.querySelector('#name');
const error = document.querySelector('#name-error');
const list = document.querySelector('#greetings');
const empty = document.querySelector('#no-greetings');

function row(greeting) {
  const item = document.createElement('li');
  const text = document.createElement('span');
  const time = document.createElement('time');
  text.textContent = greeting.text;
  time.dateTime = greeting.at;
  time.textContent = new Date(greeting.at).toLocaleTimeString();
  item.append(text, time);
  return item;
}

function show(greetings) {
  list.replaceChildren(...greetings.map(row));
  empty.hidden = greetings.length > 0;
}

function complain(message) {
  error.textContent = message;
  error.hidden = !message;
  field.toggleAttribute('aria-invalid', Boolean(message));
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    await greet(field.value);
    complain('');
    field.value = '';
    show(await newestGreetings());
  } catch (problem) {
    complain(problem.fields?.name ? `The name ${problem.fields.name}.` : problem.message);
  }
  field.focus();
});

newestGreetings().then(show, (problem) => complain(problem.message));

/**
 * Calls the app's REST service: JSON in, JSON out. The other files of this folder are built on it.
 */

/** What the service refused: its words, its status, and for wrong input the fields. */
export class RestError extends Error {
  /**
   * @param {number} status HTTP status; 0 when there was no answer
   * @param {string} message what went wrong, for people
   * @param {Object<string, string>} fields field to what is wrong with it
   */
  constructor(status, message, fields = {}) {
    super(message);
    this.name = 'RestError';
    this.status = status;
    this.fields = fields;
  }
}

const PATIENCE = 10000;

/**
 * Reads a resource.
 *
 * @param {string} path path of the resource, relative to the page
 * @returns {Promise<any>} its representation
 * @throws {RestError}
 */
export function get(path) {
  return call(path, { method: 'GET' });
}

/**
 * Sends JSON.
 *
 * @param {'POST'|'PUT'} method what to do
 * @param {string} path path of the resource, relative to the page
 * @param {any} body what to send
 * @returns {Promise<any>} the answer
 * @throws {RestError}
 */
export function send(method, path, body) {
  return call(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

async function call(path, options) {
  const response = await answer(path, options);
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new RestError(response.status, body?.detail ?? `The service answered ${response.status}.`, body?.fields);
  }
  return body;
}

async function answer(path, options) {
  try {
    return await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    throw new RestError(0, 'The service did not answer. Check the connection and try again.');
  }
}

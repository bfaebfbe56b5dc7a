// @ts-check

/**
 * Why Filmothek does not run in Electron, when a person may wonder. `detail` is for people who look into it.
 * @typedef {{ readonly code: 'root' | 'unreachable' | 'slow' | 'failed' | 'crashed', readonly detail: string }} Reason
 */

/**
 * A download of Electron that did not work out; `at` in milliseconds since 1970.
 * @typedef {{ readonly code: 'unreachable' | 'slow' | 'failed', readonly detail: string, readonly at: number }} FetchFailure
 */

/**
 * @typedef {object} Facts
 * @property {boolean} noOpen nothing is to be opened
 * @property {boolean} portGiven
 * @property {NodeJS.Platform} platform
 * @property {boolean} display whether an X or Wayland display is announced
 * @property {boolean} root
 * @property {string | null} electron the path of its binary, when it is here
 * @property {boolean} fetchAnyway an earlier failure does not count
 * @property {FetchFailure | null} failure of the last download, in this start or an earlier one
 * @property {boolean} tried a download was tried in this start
 * @property {number} now milliseconds since 1970
 */

/**
 * @typedef {{ readonly host: 'electron', readonly binary: string }
 *   | { readonly host: 'fetch' }
 *   | { readonly host: 'node', readonly open: boolean, readonly reason: Reason | null }} Choice
 */

/** A failed download is not tried again for a week. */
export const FAILURE_HOLDS = 7 * 24 * 3600 * 1000;

/**
 * Where Filmothek opens. `fetch` means: try to download Electron once, then ask again.
 * @param {Facts} facts
 * @returns {Choice}
 */
export function chooseHost(facts) {
  const node = (/** @type {boolean} */ open, /** @type {Reason | null} */ reason = null) =>
    /** @type {const} */ ({ host: 'node', open, reason });
  const windowless = !['win32', 'darwin'].includes(facts.platform) && !facts.display;
  if (facts.noOpen || windowless) return node(false);
  if (facts.portGiven) return node(true);
  if (facts.root && facts.platform === 'linux') return node(true, { code: 'root', detail: '' });
  if (facts.electron !== null) return { host: 'electron', binary: facts.electron };

  const { failure } = facts;
  if (facts.tried) return node(true, failure);
  const age = failure === null ? Infinity : facts.now - failure.at;
  const remembered = age >= 0 && age < FAILURE_HOLDS;
  return remembered && !facts.fetchAnyway ? node(true, failure) : { host: 'fetch' };
}

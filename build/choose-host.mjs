// @ts-check

/**
 * Why Filmothek does not open as one may expect. `detail` is the folder where Electron should be, the day of the failure
 * (ISO 8601), or for people who look into it.
 * @typedef {object} Reason
 * @property {'no-display' | 'root' | 'not-there' | 'remembered' | FailureCode | 'crashed'} code
 * @property {string} detail
 */

/** @typedef {'unreachable' | 'stalled' | 'failed'} FailureCode */

/**
 * A download of Electron that did not work out; `at` in milliseconds since 1970.
 * @typedef {{ readonly code: FailureCode, readonly detail: string, readonly at: number }} FetchFailure
 */

/**
 * @typedef {object} Facts
 * @property {boolean} noOpen nothing is to be opened
 * @property {boolean} portGiven
 * @property {NodeJS.Platform} platform
 * @property {boolean} display whether an X or Wayland display is announced
 * @property {boolean} root
 * @property {string | null} electron the path of its binary, when it is here
 * @property {string | null} override the folder that was named for it
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

const HOUR = 3_600_000;

/**
 * How long (ms) a failed download is not tried again: a network may be back today, the rest needs another version.
 * @type {Readonly<Record<FailureCode, number>>}
 */
export const FAILURE_HOLDS = {
  unreachable: 6 * HOUR,
  stalled: 6 * HOUR,
  failed: 7 * 24 * HOUR,
};

/**
 * Where Filmothek opens. `fetch` means: try to download Electron once, then ask again.
 * @param {Facts} facts
 * @returns {Choice}
 */
export function chooseHost(facts) {
  const node = (/** @type {boolean} */ open, /** @type {Reason | null} */ reason = null) =>
    /** @type {const} */ ({ host: 'node', open, reason });
  if (facts.noOpen) return node(false);
  const windowless = !['win32', 'darwin'].includes(facts.platform) && !facts.display;
  if (windowless) return node(false, { code: 'no-display', detail: '' });
  if (facts.portGiven) return node(true);
  if (facts.root && facts.platform === 'linux') return node(true, { code: 'root', detail: '' });
  if (facts.electron !== null) return { host: 'electron', binary: facts.electron };
  if (facts.override !== null) return node(true, { code: 'not-there', detail: facts.override });

  const { failure } = facts;
  if (facts.tried) {
    return node(true, failure && { code: failure.code, detail: failure.detail });
  }
  if (failure === null || facts.fetchAnyway) return { host: 'fetch' };
  const age = facts.now - failure.at;
  if (age < 0 || age >= FAILURE_HOLDS[failure.code]) return { host: 'fetch' };
  return node(true, { code: 'remembered', detail: new Date(failure.at).toISOString() });
}

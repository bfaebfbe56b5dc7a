import { MESSAGES, chooseLanguage, type Messages } from '../model/messages/messages.ts';

/** Where a command writes: results to `out`, everything else to `err`; both end each text with a line break. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  readonly words: Messages;
  /** What a person types before a command to get here again. */
  readonly call: string;
}

/** How this program is called: by npm's script, or by itself from the project's folder. */
export function callFrom(env: Readonly<Record<string, string | undefined>>): string {
  return env['npm_lifecycle_event'] === 'cli' ? 'npm run -s cli --' : 'node dist/node/cli.js';
}

/** The words of the terminal's language, by the usual variables in their usual order. */
export function terminalWords(env: Readonly<Record<string, string | undefined>>): Messages {
  const preferred = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG'], systemLanguage()];
  return MESSAGES[chooseLanguage(preferred.flatMap((tag) => tag ?? []))];
}

function systemLanguage(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

import type { LibraryApi, Opening, OpeningWay } from '../../data/model/api.ts';
import { toWire } from '../../data/model/errors.ts';
import {
  chooseLanguage,
  MESSAGES,
  sentence,
  type Language,
  type Messages,
} from '../../data/model/messages/messages.ts';

export type Refusal = Extract<Opening, { readonly state: 'refused' }>;

/** A library that is not open: why, and the ways out of it. The preferences lie in it, so the system's words count. */
export class RecoveryState {
  readonly language: Language = chooseLanguage(navigator.languages);
  readonly words: Messages = MESSAGES[this.language];
  refusal = $state.raw() as Refusal;
  /** Whether the person is asked if they really want to begin without films. */
  asking = $state(false);
  busy = $state(false);
  /** What came of the last attempt, `null` before there was one. */
  outcome = $state<string | null>(null);
  readonly #api: Pick<LibraryApi, 'openAnew'>;
  readonly #onOpen: () => void;

  /** @param onOpen is called once the library is open */
  constructor(api: Pick<LibraryApi, 'openAnew'>, refusal: Refusal, onOpen: () => void) {
    this.#api = api;
    this.refusal = refusal;
    this.#onOpen = onOpen;
  }

  /** Why the library is not open. Without the folder, which is told apart. */
  get reason(): string {
    const { code, details } = this.refusal.error;
    const rest = Object.entries(details).filter(([name]) => name !== 'folder');
    return sentence(this.words, { code, details: Object.fromEntries(rest) });
  }

  /** The person would rather look at the other ways again. */
  stay(): void {
    this.asking = false;
  }

  /** Goes a way; before beginning without films the person is asked if they are sure. */
  async choose(way: OpeningWay, isSure = false): Promise<void> {
    this.asking = way === 'empty' && !isSure;
    if (this.asking) return;
    this.busy = true;
    this.outcome = null;
    try {
      const opening = await this.#api.openAnew({ way });
      if (opening.state === 'open') return this.#onOpen();
      this.refusal = opening;
      const time = new Date().toLocaleTimeString(this.language, { timeStyle: 'medium' });
      this.outcome = this.words.recovery.stillNot(time);
    } catch (error) {
      this.outcome = sentence(this.words, toWire(error));
    } finally {
      this.busy = false;
    }
  }
}

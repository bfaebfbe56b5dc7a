/** A short message at the edge of the window; `action` undoes or leads on. */
export interface Note {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly action: NoteAction | null;
}

export interface NoteAction {
  readonly label: string;
  readonly run: () => void;
  /** The library's revision the action takes back; with a later one the note is closed. */
  readonly revision: number;
}

const SHOWN_MS = 8000;
const MOST_ERRORS = 2;

/** What the program tells in passing. Errors stay until they are closed. */
export class NotesState {
  all = $state.raw<readonly Note[]>([]);
  #next = 1;

  tell(text: string, action: NoteAction | null = null): void {
    const id = this.#add(text, 'plain', action);
    setTimeout(() => this.close(id), SHOWN_MS);
  }

  complain(text: string): void {
    this.#add(text, 'error', null);
  }

  close(id: number): void {
    this.all = this.all.filter((note) => note.id !== id);
  }

  /** Closes the notes about an edit that is no longer the last one. */
  outdate(revision: number): void {
    this.all = this.all.filter((note) => (note.action?.revision ?? Infinity) >= revision);
  }

  #add(text: string, tone: Note['tone'], action: NoteAction | null): number {
    const id = this.#next++;
    // One thing said in passing at a time; errors wait for the person, but not without end.
    const kept = this.all.filter((note) => note.tone === 'error' && note.text !== text);
    this.all = [...kept.slice(-MOST_ERRORS), { id, text, tone, action }];
    return id;
  }
}

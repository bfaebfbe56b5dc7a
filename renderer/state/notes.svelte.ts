/** A short message at the edge of the window; `action` undoes or leads on. */
export interface Note {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const SHOWN_MS = 8000;

/** What the program tells in passing. Errors stay until they are closed. */
export class NotesState {
  all = $state.raw<readonly Note[]>([]);
  #next = 1;

  tell(text: string, action: Note['action'] = null): void {
    const id = this.#add(text, 'plain', action);
    setTimeout(() => this.close(id), SHOWN_MS);
  }

  complain(text: string): void {
    this.#add(text, 'error', null);
  }

  close(id: number): void {
    this.all = this.all.filter((note) => note.id !== id);
  }

  #add(text: string, tone: Note['tone'], action: Note['action']): number {
    const id = this.#next++;
    this.all = [...this.all.filter((note) => note.text !== text), { id, text, tone, action }].slice(
      -3,
    );
    return id;
  }
}

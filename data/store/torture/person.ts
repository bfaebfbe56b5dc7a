import type { Change } from '../../model/change.ts';
import type { Store, StoreData } from '../store.ts';
import { after, hashExceptUpdated, hashOfFilms, unfitToShow, type Films } from './oracle.ts';

/** What a person did, was told, and should find. */
export class Person {
  readonly wrongs: string[] = [];
  acknowledged: Films;
  revision: number;
  refusals = 0;
  /** What was refused since the last acknowledgement: for each attempt, the changes that were to be saved at once. */
  attempts: (readonly Change[])[][] = [];

  constructor({ films, revision }: StoreData) {
    this.acknowledged = new Map(films);
    this.revision = revision;
  }

  /** Commits at once; all must be acknowledged, or none. */
  async save(store: Store, ...commits: (readonly Change[])[]): Promise<void> {
    const results = await Promise.allSettled(commits.map((changes) => store.commit(changes)));
    for (const result of results) {
      if (result.status === 'fulfilled') {
        this.acknowledged = after(this.acknowledged, result.value);
        this.revision += 1;
        this.attempts = [];
      } else this.refuse(result.reason, ['save-failed']);
    }
    if (results.some(({ status }) => status === 'rejected')) this.attempts.push(commits);
    this.compare(store, 'in memory');
  }

  refuse(error: unknown, codes: readonly string[]): void {
    this.refusals += 1;
    const unfit = unfitToShow(error);
    if (unfit !== null) this.wrongs.push(`a person is told: ${unfit}`);
    const code = (error as { readonly code?: string }).code ?? '';
    if (!codes.includes(code)) this.wrongs.push(`refused with ${String(error)}`);
  }

  compare(store: Store, where: string): void {
    const isSame = hashOfFilms(store.data.films) === hashOfFilms(this.acknowledged);
    if (!isSame || store.data.revision !== this.revision) {
      this.wrongs.push(`${where} ${store.data.revision} is not the acknowledged ${this.revision}`);
    }
  }

  /** The same, or with a refused attempt on top that could not be taken back any more. */
  compareLoosely(store: Store, where: string): void {
    const found = hashExceptUpdated(store.data.films);
    const possible = [hashExceptUpdated(this.acknowledged)];
    for (const attempt of this.attempts) {
      let films = this.acknowledged;
      for (const changes of attempt)
        possible.push(hashExceptUpdated((films = after(films, { changes, at: '' }))));
    }
    if (!possible.includes(found)) {
      this.wrongs.push(`${where} ${store.data.revision} is not the acknowledged ${this.revision}`);
    }
  }
}

/** The latest few answers by what was asked: what is asked again is at hand, what nobody asks any more goes. */
export class Latest<T> {
  readonly #answers = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(question: string, answer: () => T): T {
    const known = this.#answers.get(question) ?? answer();
    this.#answers.delete(question);
    this.#answers.set(question, known);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest);
    return known;
  }

  clear(): void {
    this.#answers.clear();
  }
}

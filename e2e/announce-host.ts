import { HOST } from './app.ts';

/** Says once which host the specs run against. */
export default function announceHost(): void {
  console.log(`End-to-end tests run against ${HOST}.`);
}

import { once } from 'node:events';
import { openStore } from '../store.ts';

/*
 * A process that starts on the library in its first argument. It says `ready`, opens the library once it hears anything,
 * says `open` or the code of the refusal, and then stays until it is killed.
 */

const say = (text: string) => process.stdout.write(`${text}\n`);

say('ready');
await once(process.stdin, 'data');
try {
  await openStore(process.argv[2] ?? '');
  say('open');
} catch (error) {
  say((error as { readonly code?: string }).code ?? String(error));
}

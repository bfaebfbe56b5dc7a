import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

/* H3: a process of its own that is killed with SIGKILL. */

/** The program of the child, to be bundled: this Node runs no TypeScript. */
export const KILL_PROGRAM = `import ${JSON.stringify(fileURLToPath(new URL('kill-child.ts', import.meta.url)))};`;

/** The moment of a kill: so many milliseconds after a line of the child, or after its start. */
export interface KillMoment {
  readonly after: 'start' | 'checkpoint' | { readonly line: number };
  readonly milliseconds: number;
}

/** Runs the child, with its arguments, until the kill; returns the lines it managed to say. */
export async function runAndKill(
  script: string,
  [folder, seed]: readonly [folder: string, seed: number],
  { after, milliseconds }: KillMoment,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [script, folder, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const arm = () => setTimeout(() => child.kill('SIGKILL'), milliseconds);
  if (after === 'start') arm();
  const said: string[] = [];
  for await (const line of readline.createInterface({ input: child.stdout })) {
    said.push(line);
    const isDue =
      typeof after === 'object'
        ? said.length === after.line
        : line === after && said.indexOf(line) === said.length - 1;
    if (isDue) arm();
  }
  await closed;
  if (child.signalCode !== 'SIGKILL') throw new Error(`the child ended by itself: ${complaint}`);
  return said;
}

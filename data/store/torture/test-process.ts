import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { onTestFinished } from 'vitest';

/** A program in a process of its own, that a test listens to and ends. */
export interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  /** The next line it says; rejects with what it complained about when it ends before that. */
  next(): Promise<string>;
  /** Sends the signal; resolves when the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a bundled program; it ends with the test at the latest. */
export function startProgram(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Program {
  const child = spawn(process.execPath, [script, ...args], { env });
  const closed = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const program: Program = {
    child,
    next: async () => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`the program ended by itself: ${complaint}`);
      return value;
    },
    end: async (signal) => {
      child.kill(signal);
      await closed;
    },
  };
  onTestFinished(() => program.end('SIGKILL'));
  return program;
}

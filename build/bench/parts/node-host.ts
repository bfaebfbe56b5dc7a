import { spawn, execFile } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { endHost, startHost } from '../../host-process.mjs';
import { inProject } from '../../project.mjs';

export interface StartedHost {
  readonly url: string;
  readonly pid: number;
  end(): Promise<void>;
}

/** Where the hosts of the bench keep what is no part of the library. */
const environment = (cache: string) => ({
  XDG_CACHE_HOME: cache,
  XDG_STATE_HOME: cache,
  LOCALAPPDATA: cache,
});

/** The plain-Node host alone. */
export async function startInChild(folder: string, cache: string): Promise<StartedHost> {
  Object.assign(process.env, environment(cache));
  const host = await startHost(['--library', folder]);
  if (host === null) throw new Error('the host did not start');
  return { url: host.url, pid: host.child.pid ?? 0, end: () => endHost(host.child) };
}

/** `npm start` without a window, until it says the address. */
export async function startAsPeopleDo(folder: string, cache: string) {
  const args = [inProject('build/start.mjs'), '--library', folder, '--no-open'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment(cache) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http')) return { url: line, end };
  }
  throw new Error('the program ended before it was there');
}

/** The memory of a process that is in the machine's, in words; not every system has a `ps` to tell. */
export async function residentMegabytes(pid: number): Promise<string> {
  return promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).then(
    ({ stdout }) => `${(Number(stdout) / 1000).toFixed(0)} MB`,
    () => 'not known here',
  );
}

import { NODE_FILES, type Files } from '../files.ts';
import { interceptFiles, type Call } from './intercept.ts';

/*
 * H1: a file system whose Nth operation fails. What a fault is:
 * - a code: the operation does not happen and is refused with it;
 * - `short`: a write stores its first half and says so, as before the last free bytes of a disk;
 * - `late`: the operation happens and is refused with EIO all the same, as on a network drive;
 * - `killed`: a write stores half, and from then on nothing happens any more: what a killed process leaves.
 */

export type Fault = 'EIO' | 'ENOSPC' | 'EMFILE' | 'EACCES' | 'short' | 'late' | 'killed';

export interface FaultPlan {
  readonly fault: Fault;
  /** Which operation fails, counted from 1. For `short` only writes count. */
  readonly at: number;
  /** Whether everything after it fails, too: with the same code, and after `short` with ENOSPC. */
  readonly persistent: boolean;
}

/** Opening and reading are no matter for `late`: there is nothing that happens. */
const LATE = /^(mkdir|rename|link|unlink|handle\.(write|sync|datasync|truncate))$/;

export class FaultFiles {
  readonly files: Files;
  #plan: FaultPlan | null = null;
  #count = 0;

  constructor(base: Files = NODE_FILES) {
    this.files = interceptFiles(base, (call) => this.#around(call));
  }

  /** Counts anew, and fails by this plan from now on; `null` heals everything. */
  plan(plan: FaultPlan | null): void {
    this.#plan = plan;
    this.#count = 0;
  }

  /** Whether the planned operation was reached. */
  get hasStruck(): boolean {
    return this.#plan !== null && this.#count >= this.#plan.at;
  }

  async #around(call: Call): Promise<unknown> {
    const plan = this.#plan;
    if (plan === null || !counts(plan.fault, call.name)) return call.run();
    this.#count += 1;
    const isFirst = this.#count === plan.at;
    const isLater = this.#count > plan.at && (plan.persistent || plan.fault === 'killed');
    if (!isFirst && !isLater) return call.run();
    // An open file is given back to the system in any case, or the test itself would run out of them.
    if (call.name === 'handle.close') await call.run();
    const isWrite = call.name === 'handle.write';
    switch (plan.fault) {
      case 'short':
        if (isFirst) return call.run(halved(call.args));
        throw refusal('ENOSPC', call);
      case 'killed':
        if (isFirst && isWrite) await call.run(halved(call.args));
        throw refusal('EIO', call);
      case 'late':
        await call.run();
        throw refusal('EIO', call);
      default:
        throw refusal(plan.fault, call);
    }
  }
}

function counts(fault: Fault, name: string): boolean {
  if (fault === 'short') return name === 'handle.write';
  return fault !== 'late' || LATE.test(name);
}

/** The arguments of a write, for the first half of its bytes. */
function halved(args: readonly unknown[]): readonly unknown[] {
  const [bytes, offset, length, position] = args;
  return [bytes, offset, Number(length) >> 1, position];
}

function refusal(code: string, { name, file }: Call): Error {
  return Object.assign(new Error(`${code}: ${name} '${file}'`), { code });
}

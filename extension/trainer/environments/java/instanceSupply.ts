import { Jvm, type JvmOptions } from './jvm';
import type { JavaReference } from './py4j';

export interface InstanceSupplyOptions extends JvmOptions {
  /** The class to make instances of; it has a constructor without arguments. */
  readonly className: string;
  /** How many Java processes share the instances. */
  readonly processes: number;
}

/** A Java object that one borrower uses alone until it gives it back. */
export interface Instance {
  readonly jvm: Jvm;
  readonly object: JavaReference;
  /** What the last borrower loaded into it, so that the next one need not load the same again; empty when fresh. */
  loaded: string;
}

/**
 * Lends objects of one class that live in a few Java processes. A process is started when it is first needed, and again when
 * it has died; objects that come back are lent again.
 */
export class InstanceSupply {
  private readonly hosts: Host[];

  constructor(options: InstanceSupplyOptions) {
    this.hosts = Array.from({ length: options.processes }, () => new Host(options));
  }

  /** Throws a `UserError` when no process can be started, an `EpisodeError` when it dies meanwhile. */
  lend(): Promise<Instance> {
    return this.hosts.reduce((least, each) => (each.lent.size < least.lent.size ? each : least)).lend();
  }

  /** `reuse: false` for one that its borrower has changed for good. */
  giveBack(instance: Instance, reuse = true): void {
    for (const host of this.hosts) host.giveBack(instance, reuse);
  }

  /** Process ids of the Java processes that run now. */
  async processIds(): Promise<number[]> {
    const jvms = await Promise.all(this.hosts.map((host) => host.current()));
    return jvms.flatMap((jvm) => (jvm?.alive && jvm.pid ? [jvm.pid] : []));
  }

  /** Ends the processes. */
  async close(): Promise<void> {
    await Promise.all(this.hosts.map(async (host) => (await host.current())?.close()));
  }
}

/** One Java process, or its successor, and its objects. */
class Host {
  /** Objects on loan, and loans under way. */
  readonly lent = new Set<object>();
  private starting: Promise<Jvm> | undefined;
  private idle: Instance[] = [];

  constructor(private readonly options: InstanceSupplyOptions) {}

  async lend(): Promise<Instance> {
    const loan = {};
    this.lent.add(loan);
    try {
      const jvm = await this.running();
      this.idle = this.idle.filter((each) => each.jvm === jvm);
      const object = this.idle.pop() ?? { jvm, object: await jvm.construct(this.options.className), loaded: '' };
      this.lent.add(object);
      return object;
    } finally {
      this.lent.delete(loan);
    }
  }

  giveBack(instance: Instance, reuse: boolean): void {
    if (!this.lent.delete(instance) || !instance.jvm.alive) return;
    if (reuse) this.idle.push(instance);
    else instance.jvm.release(instance.object).catch(() => {}); // the process died, and the object with it
  }

  /** The process that was started last, if that worked. */
  current(): Promise<Jvm | undefined> {
    return this.starting?.catch(() => undefined) ?? Promise.resolve(undefined); // whoever started it has been told
  }

  private async running(): Promise<Jvm> {
    for (;;) {
      const starting = this.starting ?? this.start();
      const jvm = await starting;
      if (jvm.alive) return jvm;
      if (this.starting === starting) this.starting = undefined;
    }
  }

  private start(): Promise<Jvm> {
    const starting = Jvm.start(this.options);
    this.starting = starting;
    starting.catch(() => {
      this.starting = undefined;
    });
    return starting;
  }
}

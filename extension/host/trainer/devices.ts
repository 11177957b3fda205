import type { BackendReport } from '../../shared/protocol/trainer';

/** What can compute on this machine, as a trainer process found it; asked once. */
export class Devices {
  private known: Promise<readonly BackendReport[]> | null = null;

  constructor(private readonly probe: () => Promise<readonly BackendReport[]>) {}

  /** Looks anew. */
  refresh(): Promise<readonly BackendReport[]> {
    const probing = this.probe();
    this.known = probing;
    probing.catch(() => {
      if (this.known === probing) this.known = null;
    });
    return probing;
  }

  /** The device that a backend computes on; `auto` is the first that works. Backends that do not work are devices of their own. */
  async of(backend: string): Promise<string> {
    const reports = await (this.known ?? this.refresh());
    const report = backend === 'auto' ? reports.find(({ ok }) => ok) : reports.find(({ id }) => id === backend);
    return report?.ok && report.device ? report.device : backend;
  }
}

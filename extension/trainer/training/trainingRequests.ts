/** What others ask of a training while it runs; it looks between iterations and between steps of the cold start. */
export class TrainingRequests {
  private isPaused = false;
  private wantsCheckpoint = false;
  private release: () => void = () => {};

  get paused(): boolean {
    return this.isPaused;
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    this.release();
  }

  checkpoint(): void {
    this.wantsCheckpoint = true;
  }

  /** Whether a checkpoint was asked for since the last call. */
  takeCheckpoint(): boolean {
    const wanted = this.wantsCheckpoint;
    this.wantsCheckpoint = false;
    return wanted;
  }

  /** Resolves when it is not paused, or when the signal is aborted. */
  async resumed(signal: AbortSignal): Promise<void> {
    while (this.isPaused && !signal.aborted)
      await new Promise<void>((resolve) => {
        this.release = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
  }
}

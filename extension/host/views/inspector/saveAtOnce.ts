import { type Uri, workspace } from 'vscode';

/**
 * Tells VS Code that what was edited is on the disk already, so that it neither shows the document as unsaved nor asks when it is closed. Edits
 * that come while it saves are covered by one more save.
 */
export class SaveAtOnce {
  /** Whether another save is wanted, by the address of what is being saved. */
  private readonly saving = new Map<string, boolean>();

  constructor(private readonly failed: (error: unknown) => void) {}

  async save(uri: Uri): Promise<void> {
    const name = uri.toString();
    if (this.saving.has(name)) {
      this.saving.set(name, true);
      return;
    }
    try {
      do {
        this.saving.set(name, false);
        await workspace.save(uri);
      } while (this.saving.get(name));
    } catch (error) {
      this.failed(error);
    } finally {
      this.saving.delete(name);
    }
  }
}

/** Where the state of a view is kept; VS Code's own fits. */
export interface StateStore {
  getState(): unknown;
  setState(state: unknown): void;
}

/** What VS Code gives to the script of a webview, once. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The one connection of this webview to VS Code; a second call throws. */
export const vsCode = (): VsCodeApi => acquireVsCodeApi();

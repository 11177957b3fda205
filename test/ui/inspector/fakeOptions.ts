/** What the made-up run is like; a test puts it as JSON into `sessionStorage.options` before it loads the page. */
export interface FakeOptions {
  readonly iterations: number;
  readonly groups: number;
  readonly siblings: number;
  /** Texts that try to be more than texts. */
  readonly hostile: boolean;
  /** Letters of every first observation; the view gets the beginning. */
  readonly longText: number;
}

export const FAKE_OPTIONS: FakeOptions = { iterations: 6, groups: 4, siblings: 4, hostile: false, longText: 0 };

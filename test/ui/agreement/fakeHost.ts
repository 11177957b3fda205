/** Runs in the page before the agreement view, in place of VS Code: the same contract, with a comparison that is made up. */
import type {
  AgreementHostContract,
  AgreementSnapshot,
  AgreementViewContract,
} from '../../../extension/shared/protocol/agreement';
import { connect } from '../../../extension/shared/rpc/connect';
import { fakeSnapshot } from '../../helpers/fakeComparison';
import { fakeVsCode } from '../page/fakeVsCode';

/** What a test sees and does; `window.fakeAgreement`. */
export interface FakeAgreement {
  /** Calls of the view, with their arguments. */
  readonly calls: [name: string, ...args: unknown[]][];
  copied: string;
  changed(changes: Partial<AgreementSnapshot>): void;
}

let snapshot = fakeSnapshot();

const near: AgreementHostContract['functions'] = {
  ready: async (question) => {
    fake.calls.push(['ready', question]);
    return snapshot;
  },
  compare: async (question) => {
    fake.calls.push(['compare', question]);
    fake.changed({ working: true });
  },
  cancel: async () => {
    fake.calls.push(['cancel']);
    fake.changed({ working: false });
  },
  steps: async ({ raters, row, column }, from, count) => {
    const pair = snapshot.comparison?.pairs.find((it) => it.raters.join() === raters.join());
    const listed = pair?.confusion[row]?.[column] ?? 0;
    const all = Array.from({ length: listed }, (_, i) => ({
      trajectoryId: `0000${10 + (i % 7)}/g0${i % 4}/t${i % 8}`,
      step: i % 13,
      action: i % 10 === 3 ? 'go to shelf' : null,
      text: i % 10 === 7 ? null : i % 10 === 3 ? 'go to shelf' : `take cup ${i} from shelf`,
    }));
    return { listed, steps: all.slice(from, from + count) };
  },
  openStep: async (target, takeFocus) => {
    fake.calls.push(['openStep', target, takeFocus]);
  },
  copyText: async (text) => {
    fake.copied = text;
  },
};

const view = connect<AgreementHostContract, AgreementViewContract>(fakeVsCode(), { functions: near, notices: {} });

const fake: FakeAgreement = {
  calls: [],
  copied: '',
  changed: (changes) => {
    snapshot = { ...snapshot, ...changes, revision: snapshot.revision + 1 };
    view.notify.changed(snapshot);
  },
};

Object.assign(window, {
  fakeAgreement: fake,
});

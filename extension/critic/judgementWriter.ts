import { currentLabels } from '../engine/labels/currentLabels';
import { type LabelTarget, targetKey } from '../shared/model/label';
import { LabelReader } from '../store/labels/labelReader';
import { LabelWriter } from '../store/labels/labelWriter';
import { type Author, labelLine } from '../store/labels/makeLines';
import type { RunPaths } from '../store/runPaths';

/** What a model says of an action. */
export interface Judgement {
  readonly target: LabelTarget;
  readonly label: 'good' | 'bad';
}

/** Stores what a model says, in its name; what it has said already is not said again. */
export class JudgementWriter {
  private readonly known: ReadonlyMap<string, string>;
  private readonly writer: LabelWriter;

  constructor(
    run: RunPaths,
    private readonly author: Author,
  ) {
    const said = currentLabels(new LabelReader(run).read().lines).filter(
      ({ source, by }) => source === author.source && by === author.by,
    );
    this.known = new Map(said.map(({ target, label }) => [targetKey(target), label]));
    this.writer = new LabelWriter(run, author);
  }

  /** Stores judgements, and resolves with how many of them are new when these are on the disk. */
  async add(judgements: readonly Judgement[]): Promise<number> {
    const news = judgements.filter(({ target, label }) => this.known.get(targetKey(target)) !== label);
    await this.writer.append(news.map((judgement) => labelLine(this.author, { ...judgement, blind: true })));
    return news.length;
  }
}

import type { ClassCounts } from '../../shared/model/classification';
import type { LabelsPreview } from '../../shared/model/labelsPreview';

/** What a training would learn from labels, in lines that read well in a dialog. */
export function previewText({ classes, sources, splits, heldOut, dropped, leaks, refused }: LabelsPreview): string {
  const { unsure, tied, unrecorded } = dropped;
  const lines = [
    `Learnt from: ${countsText(classes)}`,
    ...Object.entries(sources).map(([source, counts]) => `  by ${SOURCES[source] ?? source}: ${countsText(counts)}`),
    ...Object.entries(splits).map(([split, counts]) => `  in tasks of ${split}: ${countsText(counts)}`),
    ...(heldOut.good + heldOut.bad > 0 ? [`Held out to measure the judge: ${countsText(heldOut)}`] : []),
    ...(unsure > 0 ? [`Left out as unsure: ${unsure}`] : []),
    ...(tied > 0 ? [`Left out since as many disagree: ${tied}`] : []),
    ...(unrecorded > 0 ? [`Left out since their rollouts are gone: ${unrecorded}`] : []),
    `Leaks, in tasks that generalization is measured on: ${leaks.actions}`,
  ];
  return [...(refused === null ? [] : [refused, '']), ...lines].join('\n');
}

const SOURCES: Readonly<Record<string, string>> = {
  human: 'people',
  model: 'models',
  oracle: 'the oracle',
  rule: 'rules',
};

const countsText = ({ good, bad }: ClassCounts) => `${good} good, ${bad} bad`;

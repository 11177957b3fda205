import { type Label, type LabelEvent, type LabelLine } from '../../shared/model/label';
/** The event that says what an author says of an action now. */
export interface CurrentLabel extends LabelEvent {
    readonly label: Label;
}
/**
 * What each author of each source says of each action now: its last label in the order of `lines`, which is that of its file. Lines
 * that were taken back do not count, nor do labels that were cleared. In the order in which actions were first labelled.
 */
export declare function currentLabels(lines: readonly LabelLine[]): CurrentLabel[];

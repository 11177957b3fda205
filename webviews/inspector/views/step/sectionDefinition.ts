import type { ComponentType } from 'preact';
import type { StepDetail } from '../../../../extension/shared/protocol/inspector';

/** A part of what is shown of a step. */
export interface SectionDefinition {
  /** Kept with the state of the view. */
  readonly id: string;
  readonly title: string;
  /** Whether there is anything to show. */
  readonly isThere: (detail: StepDetail) => boolean;
  /** Hidden from who labels blind. */
  readonly sways?: boolean;
  readonly View: ComponentType<{ readonly detail: StepDetail }>;
}

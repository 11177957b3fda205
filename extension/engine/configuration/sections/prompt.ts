import { boolean, integer, type ParameterTable, type ValuesOf } from '../parameters';

/** What the agent is shown before each action. */
export const PROMPT_PARAMETERS = {
  window: integer(2, 'How many of the latest (observation, action) pairs are shown.', { minimum: 0, unit: 'pairs' }),
  notes: boolean(true, "Show the agent's notes, for example the places it has not seen yet."),
  carried: boolean(true, 'Show what the agent carries.'),
  stepCounter: boolean(
    false,
    'Show the number of the step. It makes prompts that are otherwise equal differ, so fewer duplicates are shared.',
  ),
  historyWords: integer(0, 'Cut each observation in the window after this many words; 0 shows it whole.', {
    minimum: 0,
    unit: 'words',
  }),
} satisfies ParameterTable;

export type PromptConfiguration = ValuesOf<typeof PROMPT_PARAMETERS>;

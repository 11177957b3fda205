/** The one field that is no column: it stands for what was said and done in the steps, which have to be read for it. */
export const SEARCH_ID = 'text';

export const SEARCH_HELP = 'goal, observations, actions and responses of its steps';

import { AdvantageSection } from './advantageSection';
import { AlternativesSection } from './alternativesSection';
import { ComparisonSection } from './comparisonSection';
import { PromptSection } from './promptSection';
import type { SectionDefinition } from './sectionDefinition';
import { textSection } from './textSection';
import { TokensSection } from './tokensSection';
import { TrainingSection } from './trainingSection';

const always = () => true;

/** All sections, in their order. */
export const SECTIONS: readonly SectionDefinition[] = [
  { id: 'advantage', title: 'Advantage', isThere: always, sways: true, View: AdvantageSection },
  textSection('action', 'Action'),
  { id: 'alternatives', title: 'Alternatives', isThere: always, View: AlternativesSection },
  textSection('response', 'Response'),
  { id: 'tokens', title: 'Tokens', isThere: ({ tokens }) => tokens.length > 0, View: TokensSection },
  { id: 'prompt', title: 'Prompt', isThere: ({ texts }) => texts.prompt !== null, View: PromptSection },
  textSection('observation', 'Observation'),
  textSection('carried', 'Carried'),
  textSection('notes', 'Notes'),
  { id: 'training', title: 'Over training', isThere: always, View: TrainingSection },
  {
    id: 'comparison',
    title: 'Estimators on this iteration',
    isThere: always,
    sways: true,
    View: ComparisonSection,
  },
];

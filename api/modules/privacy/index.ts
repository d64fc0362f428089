export { shownSection } from './shown-section.ts';

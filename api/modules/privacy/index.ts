export { applyRetention } from './apply-retention.ts';
export { shownSection } from './shown-section.ts';

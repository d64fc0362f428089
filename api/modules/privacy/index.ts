export { applyRetention } from './apply-retention.ts';
export { dropFiles } from './drop-files.ts';
export { shownSection } from './shown-section.ts';

export { documentHeaders } from './document-headers.ts';
export { readDocument } from './read-document.ts';
export { remindCorrections } from './remind-corrections.ts';

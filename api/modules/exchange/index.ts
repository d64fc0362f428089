export { eraseImports } from './erase-imports.ts';
export { resumeImports } from './resume-imports.ts';

export { eraseImports } from './erase-imports.ts';

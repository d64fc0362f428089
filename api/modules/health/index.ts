export { checkHost } from './check-host.ts';

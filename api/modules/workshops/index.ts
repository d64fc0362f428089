export { acceptEarlyScans } from './accept-early-scans.ts';

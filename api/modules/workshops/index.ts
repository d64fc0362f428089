export { acceptEarlyScans } from './accept-early-scans.ts';
export { tendQueues } from './tend-queues.ts';
export { tellShort } from './tell-short.ts';

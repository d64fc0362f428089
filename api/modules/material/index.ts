export { sweepUploads } from './sweep-uploads.ts';
export { tellMaterial } from './tell-material.ts';

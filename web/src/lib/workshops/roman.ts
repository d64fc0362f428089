export { roman } from '#api/domain/roman.ts';

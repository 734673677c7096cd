import type { ServiceStack } from './service.ts';

/** Mail that comes in, and what becomes of it. */
export function mail(_stack: ServiceStack): void {}

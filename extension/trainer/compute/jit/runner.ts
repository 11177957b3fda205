import type { Output } from './graph';
import type { TensorMetadata } from './internals';
import type { Program } from './program';

/** A program that the native library has loaded. */
export interface Runner {
  /** Runs it with the tensors of these ids as feeds; gives a new tensor per fetch. */
  run(feeds: readonly number[]): readonly TensorMetadata[];
  dispose(): void;
}

/** Feeds and fetches as the binding takes them: `node:index`, separated by commas. */
export const endpoints = ({ feeds, fetches }: Program): { feeds: string; fetches: string } => ({
  feeds: list(feeds.map((node) => ({ node, index: 0 }))),
  fetches: list(fetches),
});

const list = (outputs: readonly Output[]): string => outputs.map(({ node, index }) => `${node.name}:${index}`).join();

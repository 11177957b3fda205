import type { Output } from './graph';
import type { Binding, TensorMetadata } from './internals';
import type { Program } from './program';
import type { Tree } from './tree';

/** A graph that the native library has loaded. */
export interface Runner {
  /** Runs it with the tensors of these ids as feeds; gives one new tensor per fetch. */
  run(feeds: readonly number[]): readonly TensorMetadata[];
  dispose(): void;
}

/** Loads a program under a name that is used for nothing else. */
export type MakeRunner = <R extends Tree>(binding: Binding, program: Program<R>, name: string) => Runner;

/** `node:index` of each, separated by commas, as the binding takes them. */
export const outputList = (outputs: readonly Output[]): string =>
  outputs.map(({ node, index }) => `${node.name}:${index}`).join();

/** The first output of each feed. */
export const feedList = (program: Program<Tree>): string =>
  outputList(program.feeds.map((node) => ({ node, index: 0 })));

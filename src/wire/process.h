#pragma once
// What host and reader agree on beside the frames: descriptors, variables, exit codes.

namespace recto::wire {

inline constexpr int kRequestDescriptor = 0;
inline constexpr int kAnswerDescriptor = 1;
inline constexpr int kDiagnosticsDescriptor = 2;
/// The file, open for reading only; not open where a job has no file.
inline constexpr int kFileDescriptor = 3;

/// Bytes of address space, seconds of processor time: what a reader limits itself to before it takes anything in.
inline constexpr char kMemoryVariable[] = "RECTO_MEMORY_BYTES";
inline constexpr char kCpuVariable[] = "RECTO_CPU_SECONDS";
/// Set: the reader puts its walls up, writes the version of Landlock in force as decimal digits to the answer, and ends.
inline constexpr char kProbeVariable[] = "RECTO_PROBE";
/// Set: the reader works even where the kernel refuses seccomp. Only ever set because a person asked for it.
inline constexpr char kDegradedVariable[] = "RECTO_DEGRADED";

/// Exit codes of a reader: the answer was ended properly; the reader broke (EX_SOFTWARE); the walls were not to be had (EX_NOPERM).
inline constexpr int kExitDone = 0;
inline constexpr int kExitBroken = 70;
inline constexpr int kExitNoWalls = 77;

}  // namespace recto::wire

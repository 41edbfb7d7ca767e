#pragma once
// What host and reader agree on beside the frames: descriptors, variables, orders, exit codes.

#include <cstddef>
#include <cstdint>

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

/// Set: the process is a warden. It reads nothing; on kOrdersDescriptor, a sequenced socket, it takes orders, starts a process of its own
/// program for each, waits for its end and answers with a Departure. It ends when the host closes the socket.
inline constexpr char kWardenVariable[] = "RECTO_WARDEN";
inline constexpr int kOrdersDescriptor = 3;
/// An order: the limits of one reader process, in place of the variables above. With it come the descriptors that become the
/// process's 0, 1, 2 and, where the job has a file, 3.
struct Order {
  uint64_t memory_bytes = 0, cpu_seconds = 0;
};
inline constexpr size_t kMostOrderDescriptors = 4;
/// How the process ended: its exit code, or -1 and the signal.
struct Departure {
  int32_t code = -1, signal = 0;
};

/// Exit codes of a reader: the answer was ended properly; the reader broke (EX_SOFTWARE); the walls were not to be had (EX_NOPERM).
inline constexpr int kExitDone = 0;
inline constexpr int kExitBroken = 70;
inline constexpr int kExitNoWalls = 77;

}  // namespace recto::wire

#pragma once
// A case held open for many readers at once, as the server needs it: opening costs milliseconds, and an index may be used by one thread at a time.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/papers.h"

namespace recto::app {

class CasePool {
 public:
  /// At most `most` are open at once; who asks for one more waits.
  CasePool(std::string folder, unsigned most) : folder_(std::move(folder)), most_(most) {}

  struct Open {
    std::unique_ptr<CasePapers> papers;
    uint64_t generation = 0;
    std::chrono::steady_clock::time_point seen;  ///< when it last looked at what was committed
  };

  /// Open papers for one thread, given back when it goes.
  class Lease {
   public:
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    CasePapers& operator*() const { return *open_.papers; }
    CasePapers* operator->() const { return open_.papers.get(); }

   private:
    friend class CasePool;
    Lease(CasePool& pool, Open open) : pool_(&pool), open_(std::move(open)) {}
    CasePool* pool_;
    Open open_;
  };
  /// Sees what was committed up to a second ago, by whatever process, and all that was before the last changed(). Errors: those of CasePapers::open.
  Result<Lease> lease();
  /// What is open is opened anew before it is used again.
  void changed();

  const std::string& folder() const { return folder_; }

 private:
  Result<void> bring_up_to_date(Open& open) const;
  void give_back(Open open);

  std::string folder_;
  unsigned most_;
  std::mutex mutex_;
  std::condition_variable free_;
  unsigned in_use_ = 0;
  uint64_t generation_ = 0;
  std::vector<Open> waiting_;
};

}  // namespace recto::app

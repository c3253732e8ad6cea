//! Threads in which system calls fail as they do on file systems that can't do everything.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};

/// A system call that fails with an error if an argument matches.
pub(crate) struct FailingCall {
    pub(crate) call: i64,
    /// The number of the argument, from 0.
    pub(crate) argument: u8,
    pub(crate) matches: SeccompCmpOp,
    pub(crate) value: i32,
    pub(crate) error: i32,
}

impl FailingCall {
    /// Runs `work` in a thread in which the call fails, also in the threads that it starts.
    pub(crate) fn during<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        let number = |value: i32| u32::try_from(value).unwrap();
        let condition = SeccompCondition::new(
            self.argument,
            SeccompCmpArgLen::Dword,
            self.matches.clone(),
            number(self.value).into(),
        );
        let rule = SeccompRule::new(vec![condition.unwrap()]).unwrap();
        let filter = SeccompFilter::new(
            BTreeMap::from([(self.call, vec![rule])]),
            SeccompAction::Allow,
            SeccompAction::Errno(number(self.error)),
            std::env::consts::ARCH.try_into().unwrap(),
        );
        let program: BpfProgram = filter.unwrap().try_into().unwrap();
        std::thread::scope(|scope| {
            let running = scope.spawn(move || {
                seccompiler::apply_filter(&program).unwrap();
                work()
            });
            running.join().unwrap()
        })
    }
}

/// Runs `work` without shared memory, as on 9p and on some FUSE file systems.
pub(crate) fn without_shared_memory<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    const FLAGS: u8 = 3;

    let shared = libc::MAP_SHARED;
    let call = FailingCall {
        call: libc::SYS_mmap,
        argument: FLAGS,
        matches: SeccompCmpOp::MaskedEq(u32::try_from(shared).unwrap().into()),
        value: shared,
        error: libc::ENODEV,
    };
    call.during(work)
}

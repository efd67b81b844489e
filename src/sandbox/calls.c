#define _GNU_SOURCE
#include "sandbox/calls.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

/* Sanitizers look for leaks at the end by tracing their own threads. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

/* Numbers of calls mean something on one kind of processor alone. */
#if defined __x86_64__ && defined __LP64__
enum { MACHINE = (int)AUDIT_ARCH_X86_64 };
#elif defined __aarch64__ && defined __AARCH64EL__
enum { MACHINE = (int)AUDIT_ARCH_AARCH64 };
#elif defined __riscv && __riscv_xlen == 64
enum { MACHINE = (int)AUDIT_ARCH_RISCV64 };
#else
enum { MACHINE = 0 };
#endif

/* Calls of the other kinds of numbers of x86-64 (x32) begin here. */
enum { FOREIGN_CALLS = 0x40000000 };

/* How the low half of an argument decides. */
enum test {
	ALWAYS,  /* whatever it is */
	HAS_ALL, /* all bits of `value` */
	HAS_ANY, /* any of them */
	LACKS,   /* none of them */
	EQUALS,
	DIFFERS,
};

struct refusal {
	int call;
	enum test test;
	unsigned argument;
	uint32_t mask, value;
	uint32_t code; /* 0: EPERM */
};

#define CALL(name)                                                             \
	{                                                                      \
		.call = SYS_##name                                             \
	}

/* Of both sides. */
static const struct refusal REFUSALS[] = {
	/* Programs and processes. */
	CALL(execve),
	CALL(execveat),
	CALL(process_vm_readv),
	CALL(process_vm_writev),
	CALL(kill),
	CALL(tkill),
#ifdef SYS_fork
	CALL(fork),
	CALL(vfork),
#endif
#ifdef SYS_pidfd_getfd
	CALL(pidfd_getfd),
	CALL(pidfd_send_signal),
#endif
/* The C library then asks in the older way, whose flags can be seen. */
#ifdef SYS_clone3
	{ .call = SYS_clone3, .code = ENOSYS },
#endif
	{ SYS_clone, HAS_ANY, 0, 0,
			CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS
					| CLONE_NEWIPC | CLONE_NEWUSER
					| CLONE_NEWPID | CLONE_NEWNET,
			0 },
	/* Memory that is written and run. */
	{ SYS_mmap, HAS_ALL, 2, 0, PROT_WRITE | PROT_EXEC, 0 },
	{ SYS_mprotect, HAS_ALL, 2, 0, PROT_WRITE | PROT_EXEC, 0 },
#ifdef __x86_64__
	{ SYS_mprotect, HAS_ANY, 2, 0, PROT_EXEC, 0 },
#endif
#ifdef SYS_pkey_mprotect
	CALL(pkey_mprotect),
#endif
/* Rights, owners, names of what Landlock does not see. */
#ifdef SYS_chmod
	CALL(chmod),
	CALL(chown),
	CALL(lchown),
	CALL(mknod),
#endif
	CALL(fchmod),
	CALL(fchmodat),
	CALL(fchown),
	CALL(fchownat),
	CALL(setxattr),
	CALL(lsetxattr),
	CALL(fsetxattr),
	CALL(removexattr),
	CALL(lremovexattr),
	CALL(fremovexattr),
	CALL(mknodat),
	CALL(setuid),
	CALL(setgid),
	CALL(setreuid),
	CALL(setregid),
	CALL(setresuid),
	CALL(setresgid),
	CALL(setgroups),
	CALL(setfsuid),
	CALL(setfsgid),
	CALL(capset),
	CALL(personality),
	/* Other roots and namespaces. */
	CALL(chroot),
	CALL(pivot_root),
	CALL(mount),
	CALL(umount2),
	CALL(unshare),
	CALL(setns),
	CALL(name_to_handle_at),
	CALL(open_by_handle_at),
	CALL(quotactl),
	CALL(swapon),
	CALL(swapoff),
#ifdef SYS_open_tree
	CALL(open_tree),
	CALL(move_mount),
	CALL(fsopen),
	CALL(fsconfig),
	CALL(fsmount),
	CALL(fspick),
#endif
#ifdef SYS_mount_setattr
	CALL(mount_setattr),
#endif
	/* Wide doors into the kernel. */
	CALL(bpf),
	CALL(perf_event_open),
	CALL(userfaultfd),
	CALL(add_key),
	CALL(request_key),
	CALL(keyctl),
	CALL(init_module),
	CALL(finit_module),
	CALL(delete_module),
	CALL(kexec_load),
	CALL(reboot),
	CALL(acct),
	CALL(syslog),
	CALL(sethostname),
	CALL(setdomainname),
	CALL(settimeofday),
	CALL(clock_settime),
	CALL(adjtimex),
	CALL(clock_adjtime),
	CALL(vhangup),
	CALL(fanotify_init),
#ifdef SYS_kexec_file_load
	CALL(kexec_file_load),
#endif
#ifdef SYS_iopl
	CALL(iopl),
	CALL(ioperm),
	CALL(modify_ldt),
#endif
#ifdef SYS_io_uring_setup
	{ .call = SYS_io_uring_setup, .code = ENOSYS },
	CALL(io_uring_enter),
	CALL(io_uring_register),
#endif
	/* Keys pressed in another's name. */
	{ SYS_ioctl, EQUALS, 1, UINT32_MAX, TIOCSTI, 0 },
};

/* What sanitizers need. */
static const struct refusal STRICT[] = {
	CALL(ptrace),
	{ SYS_clone, LACKS, 0, 0, CLONE_THREAD, 0 },
};

static const struct refusal SERVING[] = {
	CALL(connect),
	{ SYS_socket, EQUALS, 0, UINT32_MAX, AF_UNIX, 0 },
	{ SYS_socket, DIFFERS, 1, 0xf, SOCK_STREAM, 0 },
};

/* No sockets of this machine's services: who may talk to them may start
 * programs. */
static const struct refusal FETCHING[] = {
	CALL(listen),
	CALL(accept),
	CALL(accept4),
	{ SYS_socket, EQUALS, 0, UINT32_MAX, AF_UNIX, 0 },
	{ SYS_socket, EQUALS, 0, UINT32_MAX, AF_PACKET, 0 },
	{ SYS_socket, EQUALS, 0, UINT32_MAX, AF_VSOCK, 0 },
	{ SYS_socket, EQUALS, 0, UINT32_MAX, AF_ALG, 0 },
	{ SYS_socket, EQUALS, 1, 0xf, SOCK_RAW, 0 },
};

/* --- the filter -------------------------------------------------------- */

enum { INSTRUCTIONS = 1024 };

struct filter {
	struct sock_filter at[INSTRUCTIONS];
	unsigned short count;
};

static void
put(struct filter *filter, uint16_t code, uint32_t value, uint8_t yes,
		uint8_t no)
{
	if (filter->count < INSTRUCTIONS)
		filter->at[filter->count++] =
				(struct sock_filter){ code, yes, no, value };
}

static void
put_load(struct filter *filter, size_t offset)
{
	put(filter, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void
put_answer(struct filter *filter, uint32_t answer)
{
	put(filter, BPF_RET | BPF_K, answer, 0, 0);
}

/* Another kind of numbers than ours is no call that anything here makes. */
static void
put_machine(struct filter *filter)
{
	put_load(filter, offsetof(struct seccomp_data, arch));
	put(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)MACHINE, 1, 0);
	put_answer(filter, SECCOMP_RET_KILL_PROCESS);
	put_load(filter, offsetof(struct seccomp_data, nr));
	put(filter, BPF_JMP | BPF_JGE | BPF_K, FOREIGN_CALLS, 0, 1);
	put_answer(filter, SECCOMP_RET_ERRNO | EPERM);
}

/* Skips the next instruction where the argument, which is loaded, passes. */
static void
put_test(struct filter *filter, const struct refusal *refusal)
{
	uint32_t value = refusal->value;
	uint32_t mask = refusal->test == HAS_ALL ? value : refusal->mask;
	bool equal = refusal->test == EQUALS || refusal->test == HAS_ALL;
	if (refusal->test == HAS_ANY || refusal->test == LACKS) {
		bool any = refusal->test == HAS_ANY;
		put(filter, BPF_JMP | BPF_JSET | BPF_K, value, !any, any);
		return;
	}
	put(filter, BPF_ALU | BPF_AND | BPF_K, mask, 0, 0);
	put(filter, BPF_JMP | BPF_JEQ | BPF_K, value, !equal, equal);
}

/* The number of the call is loaded, and is again behind it. */
static void
put_refusal(struct filter *filter, const struct refusal *refusal)
{
	uint32_t answer = SECCOMP_RET_ERRNO
			  | (refusal->code ? refusal->code : EPERM);
	uint8_t behind = refusal->test == ALWAYS    ? 1
			 : refusal->test == HAS_ANY ? 4
			 : refusal->test == LACKS   ? 4
						    : 5;
	put(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)refusal->call, 0,
			behind);
	if (refusal->test != ALWAYS) {
		/* Little-endian: the low half comes first. */
		put_load(filter,
				offsetof(struct seccomp_data, args)
						+ refusal->argument
								  * sizeof(uint64_t));
		put_test(filter, refusal);
	}
	put_answer(filter, answer);
	if (refusal->test != ALWAYS)
		put_load(filter, offsetof(struct seccomp_data, nr));
}

static void
put_refusals(struct filter *filter, const struct refusal *refusals,
		size_t count)
{
	for (size_t i = 0; i < count; i++)
		put_refusal(filter, &refusals[i]);
}

static void
put_all(struct filter *filter, enum sandbox_side side)
{
#define PUT(list) put_refusals(filter, list, sizeof list / sizeof *list)
	put_machine(filter);
	PUT(REFUSALS);
	if (!SANITIZED)
		PUT(STRICT);
	if (side == SANDBOX_SERVES)
		PUT(SERVING);
	else
		PUT(FETCHING);
#undef PUT
	put_answer(filter, SECCOMP_RET_ALLOW);
}

/* --- entering ---------------------------------------------------------- */

/* The kernel takes no filter at no address. */
bool
calls_supported(void)
{
	return MACHINE
	       && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) < 0
	       && errno == EFAULT;
}

bool
calls_enter(enum sandbox_side side)
{
	struct filter filter = { .count = 0 };
	put_all(&filter, side);
	struct sock_fprog program = { filter.count, filter.at };
	return filter.count < INSTRUCTIONS
	       && !prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

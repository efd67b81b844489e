
# _demarche_words WORDS CURRENT [BEFORE]: those that begin with CURRENT, each
# with BEFORE in front.
_demarche_words()
{
	COMPREPLY=($(compgen -P "${3-}" -W "$1" -- "$2"))
}

# _demarche_list WORDS CURRENT [BEFORE]: the word behind the last comma.
_demarche_list()
{
	local before=${3-} current=$2
	if [[ $current == *,* ]]; then
		before+=${current%,*},
		current=${current##*,}
	fi
	compopt -o nospace
	_demarche_words "$1" "$current" "$before"
}

# _demarche_answer KIND WORDS CURRENT [BEFORE]: files are left to readline,
# which knows about quotes, blanks and ~.
_demarche_answer()
{
	case $1 in
	one) _demarche_words "$2" "$3" "${4-}" ;;
	some) _demarche_list "$2" "$3" "${4-}" ;;
	command) _demarche_words "$demarche_commands" "$3" ;;
	file) compopt -o bashdefault -o default ;;
	folder) compopt -o dirnames ;;
	esac
}

# The option whose value is being typed: behind it, or behind its "=", at which
# readline breaks words where COMP_WORDBREAKS has it.
_demarche_option()
{
	local before=${COMP_WORDS[COMP_CWORD - 1]}
	option='' head=''
	if [[ $current == '=' ]]; then
		option=$before current=''
	elif [[ $before == '=' ]]; then
		option=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $current == --*=* ]]; then
		option=${current%%=*}
		head=$option=
		current=${current#*=}
	elif [[ $before == -?* ]]; then
		option=$before
	fi
}

_demarche()
{
	local current=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]}
	local option head kind words
	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		_demarche_words "$demarche_commands --help --version" "$current"
		return
	fi
	local behind=" ${COMP_WORDS[*]:2:COMP_CWORD-2} "
	if [[ $behind != *' -- '* ]]; then
		_demarche_option
		_demarche_value "$command" "$option"
		if [[ $kind != flag ]]; then
			_demarche_answer "$kind" "$words" "$current" "$head"
			return
		fi
		if [[ $current == -* ]]; then
			_demarche_options "$command"
			_demarche_words "$words" "$current"
			return
		fi
	fi
	_demarche_operands "$command"
	if [[ $words && $COMP_CWORD == 2 ]]; then
		kind=one
	fi
	_demarche_answer "$kind" "$words" "$current"
}

complete -F _demarche demarche

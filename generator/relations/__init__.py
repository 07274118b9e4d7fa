"""Relations between the numbers of a finished disclosure, whatever form it has: what adds up, what
is one, what words say of it. They know columns, codes and words, no form and no figure."""
